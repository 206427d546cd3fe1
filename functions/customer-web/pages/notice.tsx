import type { ComponentChildren } from 'preact';
import type { Language } from '../../../lib/domain/identity.ts';
import { Layout, type Step } from './layout.tsx';
import type { Notice } from './wording.ts';

interface NoticePageProps {
  readonly language: Language;
  readonly notice: Notice;
  readonly step?: Step | undefined;
  /** What one can do from here. */
  readonly children?: ComponentChildren;
}

/** A page that says what is the matter and what to do. */
export const NoticePage = ({ language, notice, step, children }: NoticePageProps) => (
  <Layout language={language} title={notice.title} {...(step && { step })}>
    <h1>{notice.title}</h1>
    {notice.paragraphs.map((paragraph) => (
      <p key={paragraph}>{paragraph}</p>
    ))}
    {children && <div class="actions">{children}</div>}
  </Layout>
);
