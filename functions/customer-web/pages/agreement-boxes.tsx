import { type Agreement, agreementsIn } from '../../../lib/agreements/agreements.ts';
import type { Language } from '../../../lib/domain/identity.ts';
import type { AgreementDocument } from '../../../lib/domain/subscription/invitation.ts';
import { textsIn } from './texts.ts';
import type { Texts } from './wording.ts';

/** Why a document does not count as agreed to: its box is not ticked, or its text is no longer the one shown. */
type AgreementFault = 'missing' | 'changed';

export type AgreementFaults = Partial<Record<AgreementDocument, AgreementFault>>;

/** The form field that tells which text was shown. */
export const shownField = (document: AgreementDocument): string => `${document}-shown`;

/** What is wrong with the boxes, each with the id of its box. */
export function agreementFaultsIn(language: Language, faults: AgreementFaults) {
  const texts = textsIn(language);
  return agreementsIn(language).flatMap((agreement) => {
    const fault = faults[agreement.document];
    return fault ? { id: agreement.document, text: faultText(texts, agreement, fault) } : [];
  });
}

const faultText = (texts: Texts, { inSentence }: Agreement, fault: AgreementFault): string =>
  texts.agreements[fault](inSentence);

interface AgreementBoxesProps {
  readonly language: Language;
  readonly ticked: ReadonlySet<AgreementDocument>;
  readonly faults: AgreementFaults;
  /** Whether the first of them at fault is where to begin on the page. */
  readonly focused: boolean;
}

/** Both documents with a box each, none of them ticked beforehand (R26). */
export const AgreementBoxes = ({ language, ticked, faults, focused }: AgreementBoxesProps) => {
  const texts = textsIn(language);
  const agreements = agreementsIn(language);
  const first = agreements.find(({ document }) => faults[document]);
  return (
    <fieldset>
      <legend>{texts.agreements.legend}</legend>
      {agreements.map((agreement) => (
        <AgreementBox
          key={agreement.document}
          texts={texts}
          agreement={agreement}
          ticked={ticked.has(agreement.document)}
          fault={faults[agreement.document]}
          first={focused && agreement === first}
        />
      ))}
    </fieldset>
  );
};

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
