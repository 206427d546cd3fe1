import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Colours only where somebody looks at a terminal, and not where `NO_COLOR` is set. */
const paint = (style: Style, text: string): string => styleText(style, text, { stream: process.stdout });
let lastWasEmpty = false;
/** Writes a line; of empty ones never two in a row. */
const write = (line = ''): void => {
  const empty = line.trim() === '';
  if (!empty || !lastWasEmpty) process.stdout.write(`${line.trimEnd()}\n`);
  lastWasEmpty = empty;
};

const actorWidth = 10;
const deedWidth = 60;
const boxWidth = 92;

const step = (mark: string, actor: string, deed: string, outcome: string): string =>
  `  ${mark} ${paint('cyan', actor.padEnd(actorWidth))}${deed.padEnd(deedWidth)}  ${outcome}`;

/** How the demo tells its story: one line a step, everything in columns. */
export const terminal = {
  title(text: string, subtitle: string): void {
    write();
    write(`  ${paint('bold', text)}`);
    write(`  ${paint('dim', subtitle)}`);
  },

  chapter(number: number, title: string, date: string): void {
    write();
    write(`  ${paint('bold', `${number}  ${title}`)}  ${paint('dim', date)}`);
    write();
  },

  done: (actor: string, deed: string, outcome: string): void =>
    write(step(paint('green', '✓'), actor, deed, paint('dim', outcome))),

  /** What came with a step. */
  note: (text: string): void => write(`${' '.repeat(4 + actorWidth)}${paint('dim', text)}`),

  failed: (actor: string, deed: string): void => write(step(paint('red', '✗'), actor, deed, '')),

  /** A text as somebody reads it: a mail, or a page. */
  quote(heading: string, text: string): void {
    write();
    write(`    ${paint('dim', `┌ ${heading}`)}`);
    for (const line of text.trim().split('\n').flatMap(wrapped)) write(`    ${paint('dim', '│')} ${line}`);
    write(`    ${paint('dim', '└')}`);
    write();
  },

  /** Rows of cells under a heading, each column as wide as it must be. */
  table(headings: readonly string[], rows: readonly (readonly string[])[]): void {
    const widths = headings.map((_, column) =>
      Math.max(...[headings, ...rows].map((row) => row[column]?.length ?? 0)),
    );
    const line = (cells: readonly string[]) =>
      cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ');
    write();
    write(`    ${paint('dim', line(headings).trimEnd())}`);
    for (const row of rows) write(`    ${line(row)}`);
    write();
  },

  end(text: string): void {
    write();
    write(`  ${paint('bold', text)}`);
    write();
  },
};

/** Breaks a line between words; an address that is longer than a line stays whole. */
function wrapped(line: string): string[] {
  const lines = [''];
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + word.length < boxWidth) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
