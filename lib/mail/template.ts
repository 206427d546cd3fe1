/** What fills a template: texts, and lists for the parts that repeat. */
export interface Slots {
  readonly [name: string]: string | readonly Slots[];
}

const section = /\{\{#(\w+)\}\}([\s\S]*?)\{\{\/\1\}\}/g;
const slot = /\{\{(\w+)\}\}/g;

/**
 * Fills `{{name}}` with a text and repeats `{{#list}}…{{/list}}` for each entry of a list (none: left out).
 * Every text is escaped, and there is no way to fill in anything else. Throws when a slot has nothing to show.
 */
export function filled(template: string, slots: Slots): string {
  // Pieces outside of sections are filled on their own, so that no filled-in text is ever read as a template.
  let html = '';
  let from = 0;
  for (const match of template.matchAll(section)) {
    const [whole, name = '', inner = ''] = match;
    html += texts(template.slice(from, match.index), slots);
    for (const entry of listOf(slots, name)) html += texts(inner, { ...slots, ...entry });
    from = match.index + whole.length;
  }
  return html + texts(template.slice(from), slots);
}

const texts = (piece: string, slots: Slots): string =>
  piece.replace(slot, (_, name: string) => escaped(textOf(slots, name)));

function listOf(slots: Slots, name: string): readonly Slots[] {
  const value = slots[name];
  if (value === undefined || typeof value === 'string') throw new Error(`The template repeats ${name}.`);
  return value;
}

function textOf(slots: Slots, name: string): string {
  const value = slots[name];
  if (typeof value !== 'string') throw new Error(`The template shows ${name}.`);
  return value;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
