/** International calling codes by country: ISO 3166-1 alpha-2, then the code. */
const codes = new Map(
  (
    'AD376 AE971 AF93 AG1 AI1 AL355 AM374 AO244 AR54 AS1 AT43 AU61 AW297 AX358 AZ994 BA387 BB1 BD880 BE32 BF226 ' +
    'BG359 BH973 BI257 BJ229 BL590 BM1 BN673 BO591 BQ599 BR55 BS1 BT975 BW267 BY375 BZ501 CA1 CC61 CD243 CF236 ' +
    'CG242 CH41 CI225 CK682 CL56 CM237 CN86 CO57 CR506 CU53 CV238 CW599 CX61 CY357 CZ420 DE49 DJ253 DK45 DM1 DO1 ' +
    'DZ213 EC593 EE372 EG20 EH212 ER291 ES34 ET251 FI358 FJ679 FK500 FM691 FO298 FR33 GA241 GB44 GD1 GE995 GF594 ' +
    'GG44 GH233 GI350 GL299 GM220 GN224 GP590 GQ240 GR30 GT502 GU1 GW245 GY592 HK852 HN504 HR385 HT509 HU36 ID62 ' +
    'IE353 IL972 IM44 IN91 IO246 IQ964 IR98 IS354 IT39 JE44 JM1 JO962 JP81 KE254 KG996 KH855 KI686 KM269 KN1 KP850 ' +
    'KR82 KW965 KY1 KZ7 LA856 LB961 LC1 LI423 LK94 LR231 LS266 LT370 LU352 LV371 LY218 MA212 MC377 MD373 ME382 ' +
    'MF590 MG261 MH692 MK389 ML223 MM95 MN976 MO853 MP1 MQ596 MR222 MS1 MT356 MU230 MV960 MW265 MX52 MY60 MZ258 ' +
    'NA264 NC687 NE227 NF672 NG234 NI505 NL31 NO47 NP977 NR674 NU683 NZ64 OM968 PA507 PE51 PF689 PG675 PH63 PK92 ' +
    'PL48 PM508 PR1 PS970 PT351 PW680 PY595 QA974 RE262 RO40 RS381 RU7 RW250 SA966 SB677 SC248 SD249 SE46 SG65 ' +
    'SH290 SI386 SJ47 SK421 SL232 SM378 SN221 SO252 SR597 SS211 ST239 SV503 SX1 SY963 SZ268 TC1 TD235 TG228 TH66 ' +
    'TJ992 TK690 TL670 TM993 TN216 TO676 TR90 TT1 TV688 TW886 TZ255 UA380 UG256 US1 UY598 UZ998 VA39 VC1 VE58 VG1 ' +
    'VI1 VN84 VU678 WF681 WS685 XK383 YE967 YT262 ZA27 ZM260 ZW263'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), entry.slice(2)] as const),
);
const known = new Set(codes.values());

/** Where a leading zero belongs to the number itself. */
const keepsZero = new Set(['39', '378', '225', '241', '242']);
/** What is dialled before a national number in the country itself, where that is not `0`. */
const otherTrunks: Readonly<Record<string, string>> = { '1': '1', '7': '8', '36': '06', '375': '8' };
/** What is dialled to leave the country, where that is not `00`. */
const exits: Readonly<Record<string, string>> = { '1': '011', '61': '0011', '81': '010' };
const anyExit = ['00', ...Object.values(exits)];

const longestNumber = 15;
const shortestNational = 3;

/**
 * One notation for every way to write a phone number (E.164): `08-555 01 00` in Sweden and `+46 (0)8 555 0100` are both
 * `+4685550100`. A number in national notation needs its country, ISO 3166-1 alpha-2. `undefined` for what is no
 * number, or a national one of nowhere.
 */
export function phoneNumber(text: string, country?: string): string | undefined {
  const home = country === undefined ? undefined : codes.get(country);
  const digits = digitsOf(text);
  const international = afterExit(text, digits, home);
  if (international !== undefined) return whole(withoutTrunk(international));
  return home === undefined ? undefined : whole(home + nationalPart(digits, home));
}

/** A number as {@link phoneNumber} gives it, without its calling code: what a national notation of it comes down to. */
export function withoutCountry(number: string): string {
  const digits = number.slice(1);
  return digits.slice(codeIn(digits)?.length ?? 0);
}

/**
 * The international numbers that a text can be, of whichever country who wrote it is: one for `+`, and for each exit
 * code that it begins with, since `011 1 …` leaves North America and is in Turin as well.
 */
export function internationalNumbers(text: string): string[] {
  const digits = digitsOf(text);
  const begun = beginsWithPlus(text) ? [''] : anyExit.filter((exit) => digits.startsWith(exit));
  return begun
    .map((exit) => digits.slice(exit.length))
    .filter((international) => codeIn(international) !== undefined)
    .flatMap((international) => whole(withoutTrunk(international)) ?? []);
}

/**
 * What a number in the national notation of nobody knows which country can come down to: with or without each trunk
 * that countries have. Nothing for an international one.
 */
export function nationalParts(text: string): string[] {
  const digits = text.replaceAll(/\D/g, '');
  if (beginsWithPlus(text) || digits.startsWith('00')) return [];
  const trunks = ['', '0', ...Object.values(otherTrunks)].filter((trunk) => digits.startsWith(trunk));
  return [...new Set(trunks.map((trunk) => digits.slice(trunk.length)))].filter(
    ({ length }) => length >= shortestNational && length <= longestNumber,
  );
}

const beginsWithPlus = (text: string): boolean => /^[\s(]*\+/.test(text);

/** `+46 (0)8`: the zero is for those who call from within the country; where nothing goes before it, it belongs there. */
const digitsOf = (text: string): string => text.replace(/(?<=\d\D*)\(\s*0\s*\)/, '').replaceAll(/\D/g, '');

/** Digits that begin with a calling code; `undefined` for a national number. */
function afterExit(text: string, digits: string, home: string | undefined): string | undefined {
  if (beginsWithPlus(text)) return digits;
  const exit = home === undefined ? undefined : exits[home];
  if (exit !== undefined && digits.startsWith(exit)) return digits.slice(exit.length);
  return digits.startsWith('00') ? digits.slice(2) : undefined;
}

/** Some write the zero although they give the calling code. */
function withoutTrunk(international: string): string {
  const code = codeIn(international);
  if (code === undefined || keepsZero.has(code)) return international;
  return code + international.slice(code.length).replace(/^0/, '');
}

/** The calling code that an international number begins with. */
const codeIn = (international: string): string | undefined =>
  [1, 2, 3].map((length) => international.slice(0, length)).find((begin) => known.has(begin));

function nationalPart(digits: string, code: string): string {
  if (keepsZero.has(code)) return digits;
  const trunk = otherTrunks[code];
  if (trunk === undefined) return digits.replace(/^0/, '');
  // A national number of North America has ten digits, and none begins with the trunk's.
  return digits.startsWith(trunk) && digits.length > 9 ? digits.slice(trunk.length) : digits;
}

const whole = (digits: string): string | undefined =>
  digits.length >= 4 && digits.length <= longestNumber && !digits.startsWith('0') ? `+${digits}` : undefined;
