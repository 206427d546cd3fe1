import type { CustomerMessage } from '../../../../lib/domain/desk/customer-request.ts';
import type { Language } from '../../../../lib/domain/identity.ts';
import { instantInWords } from '../../../../lib/instant-in-words.ts';
import { supportTextsIn } from './texts.ts';

interface SaidProps {
  readonly messages: readonly CustomerMessage[];
  readonly language: Language;
  readonly organizationName: string;
}

/** All that was said on a request, by whom and when (R33). */
export const Said = ({ messages, ...page }: SaidProps) => (
  <ol class="timeline">
    {messages.map((message) => (
      <Message key={message.id ?? message.at} message={message} {...page} />
    ))}
  </ol>
);

const Message = ({
  message,
  language,
  organizationName,
}: Omit<SaidProps, 'messages'> & { readonly message: CustomerMessage }) => {
  const who = message.by === 'support' ? supportTextsIn(language).thread.support : organizationName;
  return (
    <li>
      <p class="quiet">{`${who} · ${instantInWords(message.at, language)}`}</p>
      {message.text.split(/(?:\r?\n){2,}/).map((paragraph) => (
        <p key={paragraph}>
          {paragraph.split(/\r?\n/).map((row) => (
            <span key={row}>{row}</span>
          ))}
        </p>
      ))}
    </li>
  );
};
