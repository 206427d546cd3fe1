import type { DocumentTexts } from './text.ts';

export const swedish: DocumentTexts = {
  'online-services-agreement': {
    title: 'Avtal om onlinetjänster',
    inSentence: 'avtalet om onlinetjänster',
    introduction:
      'Avtalet gäller mellan den organisation som aktiverar en onlinetjänst (”ni”) och den som tillhandahåller tjänsten (”vi”). Det gäller från den stund då en behörig person i er organisation godkänner det.',
    sections: [
      {
        heading: '1. Vem som godkänner',
        paragraphs: [
          'Den som godkänner avtalet bekräftar att hon eller han får binda den organisation som anges på sidan för godkännande. Vi sparar vem som godkände, när, på vilket språk och vilken version av texten.',
        ],
      },
      {
        heading: '2. Tjänsten',
        paragraphs: [
          'Ni får rätt att använda den tjänst ni aktiverar, i er egen verksamhet och inom det antal licenser och den lagring ni har. Tjänsten tillhandahålls från datacentret för det användningsland som valdes när tjänsten lades till. Varken land eller datacenter kan ändras efteråt.',
          'Vi får förbättra tjänsten. Vi tar inte bort någon funktion som är viktig för er användning utan att meddela det minst 90 dagar i förväg.',
        ],
      },
      {
        heading: '3. Partnern',
        paragraphs: [
          'En partner har lagt till tjänsten åt er och kan hjälpa er att använda den. Partnern handlar i eget namn. Det ni kommer överens om med partnern ändrar inte detta avtal, och ni kan när som helst avsluta partnerns åtkomst utan att tjänsten upphör.',
        ],
      },
      {
        heading: '4. Era skyldigheter',
        paragraphs: [
          'Ni skyddar konton och inloggningsuppgifter, ger bara åtkomst till personer ni själva väljer och tar bort den när de slutar. Ni använder inte tjänsten för att bryta mot lagen, skada andra eller kringgå dess tekniska gränser.',
        ],
      },
      {
        heading: '5. Era data',
        paragraphs: [
          'Era data förblir era. Vi behandlar dem bara för att tillhandahålla tjänsten, så som integritetsmeddelandet beskriver, och förvarar dem i datacentret för ert användningsland.',
        ],
      },
      {
        heading: '6. Tidsgränser',
        paragraphs: [
          'En tjänst utan kontonummer kan användas en begränsad tid, som visas i er portal. När tiden är ute blir tjänsten inaktiv: den går inte att använda, och dess data behålls under ytterligare en tid, som också visas. Lämnas inte kontonumret inom den tiden raderas alla data för gott. Vi meddelar båda tidsgränserna i förväg med e-post.',
        ],
      },
      {
        heading: '7. Tillgänglighet och ansvar',
        paragraphs: [
          'Vi tillhandahåller tjänsten med den omsorg som kan krävas av en kunnig leverantör. Vi ansvarar utan begränsning för uppsåt, grov vårdslöshet och personskada. I övrigt är ansvaret begränsat till avgifterna för tjänsten under de tolv månaderna före skadan, och för en kostnadsfri tjänst till direkt skada som gick att förutse.',
        ],
      },
      {
        heading: '8. Upphörande',
        paragraphs: [
          'Ni kan när som helst sluta använda tjänsten. Vi får stänga av den om ni bryter mot avsnitt 4 och inte rättar till det inom skälig tid efter att vi har bett er om det. Därefter gäller avsnitt 6 för era data.',
        ],
      },
      {
        heading: '9. Ändringar och lag',
        paragraphs: [
          'En ny version av avtalet gäller för er först när en behörig person i er organisation har godkänt den. Lagen i det land där leverantören har sitt säte gäller, utan att ta ifrån er det skydd som tvingande lag i ert eget land ger.',
        ],
      },
    ],
  },
  'privacy-statement': {
    title: 'Integritetsmeddelande',
    inSentence: 'integritetsmeddelandet',
    introduction:
      'Här står vilka personuppgifter som behandlas när er organisation aktiverar och använder tjänsten, varför, var och hur länge.',
    sections: [
      {
        heading: '1. Vad vi behandlar',
        paragraphs: [
          'Om personer i er organisation som använder tjänsten: kontonamn, för- och efternamn, roller samt när åtkomst gavs, godkändes och användes. Om kontaktpersonen: den e-postadress som meddelanden går till och vilka meddelanden som har skickats.',
          'Vi frågar aldrig efter lösenord och sparar aldrig något: inloggningen sker hos er identitetsleverantör. Vi tar inte emot betalkortsnummer i textfält.',
        ],
      },
      {
        heading: '2. Varför',
        paragraphs: [
          'För att tillhandahålla tjänsten till er organisation (fullgörande av avtalet), för att kunna visa vem som har ändrat vad (vår rättsliga skyldighet att redovisa det) och för att meddela tidsgränser (fullgörande av avtalet). Vi använder inte uppgifterna till reklam och säljer dem inte.',
        ],
      },
      {
        heading: '3. Var',
        paragraphs: [
          'I datacentret för det användningsland som valdes för tjänsten. Organisationens namn och adress, kontaktadressen och tjänstens status finns också i det datacenter som partnerna använder.',
        ],
      },
      {
        heading: '4. Vem som ser dem',
        paragraphs: [
          'Administratörer i er organisation ser alla som har åtkomst. Partnern som lade till tjänsten ser organisationens namn, tjänstens status och dess tidsgränser. Vår support ser det som ett supportärende kräver.',
        ],
      },
      {
        heading: '5. Hur länge',
        paragraphs: [
          'Så länge tjänsten används. När den blir inaktiv behålls uppgifterna under den tid som portalen visar och raderas sedan för gott: användare, inbjudningar, historik och uppgifter om utskick. Säkerhetskopior skrivs över inom 35 dagar därefter. Kvar blir en uppgift utan personuppgifter: identifierare, tidpunkter och antal.',
        ],
      },
      {
        heading: '6. Kakor',
        paragraphs: [
          'Sidorna använder kakor bara för inloggning, för den öppna inbjudan och för det språk du väljer. De innehåller ingenting om ditt beteende, delas inte med någon och upphör av sig själva.',
        ],
      },
      {
        heading: '7. Dina rättigheter',
        paragraphs: [
          'Du kan begära tillgång till dina uppgifter, rättelse eller radering, en kopia i ett vanligt format, och du kan invända mot behandlingen. Vänd dig först till en administratör i din organisation: organisationen är personuppgiftsansvarig för uppgifterna i tjänsten. Du kan också klaga hos tillsynsmyndigheten i ditt land.',
        ],
      },
    ],
  },
};
