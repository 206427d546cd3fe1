import { type Agreement, agreementsIn } from '../../../lib/agreements/agreements.ts';
import type { Language } from '../../../lib/domain/identity.ts';
import type { AgreementDocument } from '../../../lib/domain/invitation.ts';
import type { Session } from '../../../lib/identity/session.ts';
import type { InvitationView } from '../../../lib/operations/customer/open-invitation.ts';
import { Layout } from './layout.tsx';
import { FormToken, SignedIn } from './parts.tsx';
import { textsIn } from './texts.ts';
import type { Texts } from './wording.ts';

/** Why a document does not count as agreed to: its box is not ticked, or its text is no longer the one shown. */
export type AgreementFault = 'missing' | 'changed';

export type AgreementFaults = Partial<Record<AgreementDocument, AgreementFault>>;

/** The form field that tells which text was shown. */
export const shownField = (document: AgreementDocument): string => `${document}-shown`;

interface AgreementsPageProps {
  readonly language: Language;
  readonly invitation: InvitationView;
  readonly session: Session;
  readonly ticked?: ReadonlySet<AgreementDocument>;
  readonly faults?: AgreementFaults;
}

/** The form by which the registered administrator accepts (R26). */
export const AgreementsPage = ({
  language,
  invitation,
  session,
  ticked = new Set(),
  faults = {},
}: AgreementsPageProps) => {
  const texts = textsIn(language);
  const agreements = agreementsIn(language);
  const faulty = agreements.filter(({ document }) => faults[document]);
  const prefix = faulty.length > 0 ? texts.agreements.errorPrefix : '';
  return (
    <Layout language={language} title={`${prefix}${texts.agreements.title}`} step={3}>
      {faulty.length > 0 && <Problem texts={texts} faulty={faulty} faults={faults} />}
      <h1>{texts.agreements.title}</h1>
      <p>{texts.agreements.lead(invitation)}</p>
      <SignedIn language={language} session={session} />
      <form method="post" action="/agreements">
        <FormToken session={session} />
        <fieldset>
          <legend>{texts.agreements.legend}</legend>
          {agreements.map((agreement) => (
            <AgreementBox
              key={agreement.document}
              texts={texts}
              agreement={agreement}
              ticked={ticked.has(agreement.document)}
              fault={faults[agreement.document]}
              first={agreement === faulty[0]}
            />
          ))}
        </fieldset>
        <p class="quiet">{texts.agreements.recorded}</p>
        <div class="actions">
          <button type="submit" class="button">
            {texts.agreements.accept}
          </button>
        </div>
      </form>
    </Layout>
  );
};

const faultText = (texts: Texts, { inSentence }: Agreement, fault: AgreementFault): string =>
  texts.agreements[fault](inSentence);

const Problem = ({
  texts,
  faulty,
  faults,
}: {
  texts: Texts;
  faulty: readonly Agreement[];
  faults: AgreementFaults;
}) => (
  <div class="problem" role="alert">
    <h2>{texts.agreements.problem}</h2>
    <ul>
      {faulty.map((agreement) => (
        <li key={agreement.document}>
          <a href={`#${agreement.document}`}>
            {faultText(texts, agreement, faults[agreement.document] ?? 'missing')}
          </a>
        </li>
      ))}
    </ul>
  </div>
);

interface AgreementBoxProps {
  readonly texts: Texts;
  readonly agreement: Agreement;
  readonly ticked: boolean;
  readonly fault: AgreementFault | undefined;
  readonly first: boolean;
}

const AgreementBox = ({ texts, agreement, ticked, fault, first }: AgreementBoxProps) => {
  const { document, title, inSentence, version, sha256 } = agreement;
  const describedBy = fault ? `${document}-fault` : undefined;
  return (
    <div class={fault ? 'agreement missing' : 'agreement'}>
      <p>
        <a href={`/documents/${document}?language=${agreement.language}`} target="_blank" rel="noopener">
          {`${texts.agreements.read}: ${title}`}
        </a>{' '}
        <span class="quiet">{`${texts.agreements.version(version)} · ${texts.agreements.opensInNewTab}`}</span>
      </p>
      {fault && (
        <p class="error" id={describedBy}>
          {faultText(texts, agreement, fault)}
        </p>
      )}
      <input type="hidden" name={shownField(document)} value={sha256} />
      <label class="tick" for={document}>
        <input
          type="checkbox"
          id={document}
          name={document}
          value="agreed"
          checked={ticked}
          autofocus={first}
          aria-invalid={fault ? 'true' : undefined}
          aria-describedby={describedBy}
        />
        <span>{texts.agreements.agreeTo(inSentence)}</span>
      </label>
    </div>
  );
};
