import type { Account } from '../../lib/domain/directory/account.ts';
import type { AccountId } from '../../lib/domain/identity.ts';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;
const words = (text: string): string[] => text.split(' ');
const oneOf = <T>(random: Random, choice: readonly T[]): T =>
  choice[Math.floor(random() * choice.length)] as T;

/** How companies of a country are called: `C` a coined word, `S` a family's name, `P` a place, `T` a trade. */
interface Manner {
  readonly country: string;
  readonly code: string;
  readonly share: number;
  readonly patterns: readonly string[];
  readonly families: readonly string[];
  readonly places: readonly string[];
  readonly trades: readonly string[];
}

const manners: readonly Manner[] = [
  {
    country: 'SE',
    code: '+46',
    share: 0.4,
    patterns: [
      ...[
        '{C} Consulting AB',
        'Svenska {C} AB',
        'Svenska {T} i {P} AB',
        '{S} {T} AB',
        '{P} {T} AB',
        '{C} Fastigheter AB',
      ],
      ...[
        '{S} & {S} Konsult AB',
        'Nordic {C} Group AB',
        '{C} Sverige Holding AB (publ)',
        '{S} Bygg och Entreprenad i {P} AB',
      ],
    ],
    families: words(
      'Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Lindström Åkerlund Sjöberg Öberg Hägg',
    ),
    places: words('Stockholm Göteborg Malmö Västerås Örebro Linköping Umeå Luleå Ängelholm Södertälje'),
    trades: words(
      'Bygg Konsult Måleri El Transport Städ Redovisning Invest Förvaltning Fastigheter Åkeri Snickeri',
    ),
  },
  {
    country: 'DE',
    code: '+49',
    share: 0.15,
    patterns: words(
      '{C}_GmbH {S}_{T}_GmbH_&_Co._KG {P}_{T}_GmbH {C}_Consulting_GmbH {S}_und_{S}_{T}_OHG Deutsche_{C}_Systeme_AG',
    ).map((pattern) => pattern.replaceAll('_', ' ')),
    families: words('Müller Schmidt Schneider Fischer Weber Köhler Schäfer Groß Strauß Böhm'),
    places: words('München Köln Düsseldorf Nürnberg Hamburg Lübeck'),
    trades: words('Maschinenbau Logistik Beratung Technik Elektro Verlag'),
  },
  {
    country: 'US',
    code: '+1',
    share: 0.2,
    patterns: [
      ...[
        '{C} Inc.',
        '{C} Consulting LLC',
        '{S} & Sons {T} Company',
        "{S}'s {T} of {P}",
        '{C} Global Solutions Corporation',
      ],
      ...['{P} {T} Services, Inc.', 'The {C} Group', '{C} Technologies International Holdings, Inc.'],
    ],
    families: words("Smith Johnson Williams Brown O'Brien McDonald Garcia Miller Davis Wilson"),
    places: words('Seattle Boston Denver Austin Portland Springfield'),
    trades: words('Consulting Plumbing Insurance Legal Dental Engineering Logistics Marketing'),
  },
  {
    country: 'NO',
    code: '+47',
    share: 0.08,
    patterns: ['{C} AS', '{S} {T} AS', '{P} {T} AS', 'Nordisk {C} AS', '{C} Rådgivning AS'],
    families: words('Hansen Bjørnsen Sørensen Ødegård Næss Strømme'),
    places: words('Oslo Tromsø Ålesund Bodø Bergen'),
    trades: words('Bygg Rør Regnskap Sjømat Rederi'),
  },
  {
    country: 'FR',
    code: '+33',
    share: 0.07,
    patterns: [
      '{C} S.A.',
      'Société Générale de {T} {C}',
      "L'Atelier {S} S.A.R.L.",
      '{C} Conseil SAS',
      'Établissements {S} et Fils',
    ],
    families: words('Lefèvre Dubois Gérard François Moreau'),
    places: words('Paris Orléans Besançon'),
    trades: words('Transport Travaux Restauration'),
  },
  {
    country: 'PL',
    code: '+48',
    share: 0.05,
    patterns: ['{C} Sp. z o.o.', '{S} {T} S.A.', '{C} Polska Sp. z o.o.'],
    families: words('Kowalski Wiśniewski Łukasik Żak Dąbrowski'),
    places: words('Łódź Kraków Gdańsk'),
    trades: words('Usługi Budownictwo Handel'),
  },
  {
    country: 'BG',
    code: '+359',
    share: 0.03,
    patterns: ['{S} {T} ООД', '{P} {T} ЕООД', '{S} и {S} АД'],
    families: words('Иванов Петров Георгиев Димитров Йорданов'),
    places: words('София Пловдив Варна'),
    trades: words('Консулт Строй Транс Трейд'),
  },
  {
    country: 'JP',
    code: '+81',
    share: 0.02,
    patterns: ['株式会社{S}', '{P} {T}株式会社'],
    families: words('田中 佐藤 鈴木 高橋 トヨオカ'),
    places: words('東京 大阪 京都'),
    trades: words('商事 建設 物産'),
  },
];

const syllables = words(
  'al an ar be bra ca cor da del do dra el en er fa fi gra ha in ka ki la lex li lo lu ma mar mi mo na ne no nor nov or ' +
    'pa pe pri qua ra re ri ro sa se si sol ta te ti tor tra tri ul va ve vi vol wa xa xen yo za ze zor',
);

function coined(random: Random): string {
  const count = 2 + Math.floor(random() * 2.4);
  const word = Array.from({ length: count }, () => oneOf(random, syllables)).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function mannerFor(random: Random): Manner {
  let rest = random();
  for (const manner of manners) {
    rest -= manner.share;
    if (rest < 0) return manner;
  }
  return manners[0] as Manner;
}

function nameIn({ patterns, families, places, trades }: Manner, random: Random): string {
  const parts: Readonly<Record<string, () => string>> = {
    C: () => coined(random),
    // Most families share few names, and the others are many.
    S: () =>
      random() < 0.5 ? oneOf(random, families) : `${coined(random)}${oneOf(random, families).at(-1)}`,
    P: () => oneOf(random, places),
    T: () => oneOf(random, trades),
  };
  return oneOf(random, patterns).replaceAll(/\{(\w)\}/g, (_, part) => parts[part]?.() ?? '');
}

export const accountNumberOf = (index: number): string => `A-${String(index).padStart(7, '0')}`;
export const partnerNumberOf = (index: number): string => `P-${index}`;
export const partners = 500;
/** What the first partner holds of all accounts. */
export const shareOfLargest = 0.2;

/** Records of a directory, the same for the same seed: eight countries, words that thousands share, one big partner. */
export function* generatedAccounts(count: number, seed = 20260101): Generator<Account> {
  const random = randomFrom(seed);
  for (let index = 0; index < count; index++) {
    const manner = mannerFor(random);
    const digits = String(100_000_000 + Math.floor(random() * 900_000_000)).slice(0, 9);
    const partner = random() < shareOfLargest ? 1 : 2 + Math.floor(random() * (partners - 1));
    yield {
      accountNumber: accountNumberOf(index),
      organization: {
        name: nameIn(manner, random),
        phone: `${manner.code} ${digits.slice(0, 2)} ${digits.slice(2, 5)} ${digits.slice(5)}`,
        address: {
          line1: `${coined(random)} ${1 + Math.floor(random() * 200)}`,
          city: oneOf(random, manner.places),
          postalCode: String(10_000 + Math.floor(random() * 89_999)),
          country: manner.country,
        },
      },
      identities: random() < 0.3 ? [`office${index}@customer.example` as AccountId] : [],
      partnersOfRecord: [{ productLine: 'rapidstart', partnerAccountNumber: partnerNumberOf(partner) }],
    };
  }
}
