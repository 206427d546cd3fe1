import { agreementIn } from '../../../lib/agreements/agreements.ts';
import type { Language } from '../../../lib/domain/identity.ts';
import type { AgreementDocument } from '../../../lib/domain/subscription/invitation.ts';
import { Layout } from './layout.tsx';
import { textsIn } from './texts.ts';

/** A document that customers agree to, in full. */
export const DocumentPage = ({ language, document }: { language: Language; document: AgreementDocument }) => {
  const { title, version, introduction, sections } = agreementIn(language, document);
  return (
    <Layout language={language} title={title}>
      <h1>{title}</h1>
      <p class="quiet">{textsIn(language).document.version(version)}</p>
      <p>{introduction}</p>
      {sections.map(({ heading, paragraphs }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </Layout>
  );
};
