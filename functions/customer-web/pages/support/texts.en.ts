import { sensitive } from '../words.en.ts';
import type { SupportFaults, SupportTexts } from './wording.ts';

export const supportFaults: SupportFaults = {
  subject: {
    missing: 'Say in a line what it is about.',
    invalid: 'Say what it is about on one line, with at most 160 characters.',
    sensitive,
  },
  text: {
    missing: 'Write what you want to know.',
    invalid: 'Write plain text with at most 4,000 characters.',
    sensitive: 'There seems to be a payment card number in it, which is never taken here.',
  },
};

export const supportRefusals = {
  'request-closed': 'This request is closed, and the time to open it again is over. Ask a new question.',
  'request-full': 'This request has become too long to go on with. Ask a new question.',
  'too-many-open-requests':
    'Many of your requests wait for support already. Write on one of them, or wait for an answer.',
};

export const english: SupportTexts = {
  title: 'Support',
  lead: 'What you asked support, with the answers. You can ask even while the service cannot be used. Answers come by e-mail as well.',
  none: 'Nothing has been asked yet.',
  ask: 'Ask support',
  older: 'Older requests',
  newest: 'Newest requests',
  states: {
    open: 'Waits for support',
    taken: 'Support is working on it',
    answered: 'Answered',
    closed: 'Closed',
  },
  opened: (at) => `Asked ${at}`,
  last: (by, at) => (by === 'support' ? `Support answered ${at}` : `Last written ${at}`),
  form: {
    title: 'Ask support',
    lead: 'Support sees which service it is about, and who asks. Never write passwords or card numbers.',
    subject: 'What is it about?',
    text: 'Your question',
    textHint: 'What did you do, what happened, and what did you expect?',
    submit: 'Send',
    cancel: 'Cancel',
  },
  invited: {
    asked: (account) => ({
      title: 'Support has your question',
      paragraphs: [`The answer comes by e-mail to ${account}.`],
    }),
    back: 'Back to the invitation',
    earlier: 'What you asked, and the answers',
  },
  thread: {
    said: 'What was said',
    support: 'Support',
    writeTitle: 'Write again',
    write: 'Your message',
    writeHint: 'Support sees it together with all that was said before.',
    submit: 'Send',
    closed: (reason) =>
      reason ? `Support has closed the request: ${reason}` : 'Support has closed the request.',
    reopens: (until) => `If there is more to it, write again before ${until}: that opens the request again.`,
    over: 'If there is more to it, ask a new question.',
    full: 'This request has become too long to go on with. If there is more to it, ask a new question.',
    back: 'All requests',
  },
};
