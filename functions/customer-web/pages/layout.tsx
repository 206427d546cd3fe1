import type { ComponentChildren } from 'preact';
import { agreementIn } from '../../../lib/agreements/agreements.ts';
import { brand } from '../../../lib/brand.ts';
import { type Language, languages } from '../../../lib/domain/identity.ts';
import { agreementDocuments } from '../../../lib/domain/subscription/invitation.ts';
import { assets, markPath } from './style.ts';
import { languageNames, textsIn } from './texts.ts';

/** Which of the three steps of the activation a page is. */
export type Step = 1 | 2 | 3;

interface LayoutProps {
  readonly language: Language;
  readonly title: string;
  readonly step?: Step;
  /** Room for lists. */
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** What every page has around its content. */
export const Layout = ({ language, title, step, wide, children }: LayoutProps) => {
  const texts = textsIn(language);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} – ${brand.name}`}</title>
        <link rel="stylesheet" href={assets.style.path} />
        <link rel="icon" href={assets.icon.path} type="image/svg+xml" />
      </head>
      <body class={wide ? 'wide' : undefined}>
        <a class="skip" href="#content">
          {texts.skipToContent}
        </a>
        <header class="top">
          <p class="brand">
            <svg viewBox="0 0 32 32" aria-hidden="true">
              <path d={markPath} />
            </svg>
            {brand.name}
          </p>
          <nav class="languages" aria-label={texts.languages}>
            <ul>
              {languages.map((other) => (
                <li key={other}>
                  <LanguageLink language={other} current={other === language} />
                </li>
              ))}
            </ul>
          </nav>
        </header>
        <main id="content" tabIndex={-1}>
          <div class="card">
            {step && <Steps names={texts.steps.names} label={texts.steps.label} current={step} />}
            {children}
          </div>
        </main>
        <footer class="foot">
          <nav aria-label={texts.documents}>
            <ul>
              {agreementDocuments.map((document) => (
                <li key={document}>
                  <a href={`/documents/${document}`}>{agreementIn(language, document).title}</a>
                </li>
              ))}
            </ul>
          </nav>
        </footer>
      </body>
    </html>
  );
};

const LanguageLink = ({ language, current }: { language: Language; current: boolean }) =>
  current ? (
    <span aria-current="true">{languageNames[language]}</span>
  ) : (
    <a href={`?language=${language}`} lang={language} hreflang={language}>
      {languageNames[language]}
    </a>
  );

const Steps = ({ names, label, current }: { names: readonly string[]; label: string; current: Step }) => (
  <ol class="steps" aria-label={label}>
    {names.map((name, index) => (
      <li
        key={name}
        class={index + 1 < current ? 'done' : undefined}
        aria-current={index + 1 === current ? 'step' : undefined}
      >
        {name}
      </li>
    ))}
  </ol>
);
