import { randomInt } from 'node:crypto';
import type { SecretDefinition } from '../../ports.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const usualLength = 32;

/** The first value of a secret: as given, or generated as `GenerateSecretString` asks. */
export function firstValue({ value, generate }: SecretDefinition): string {
  if (value !== undefined || !generate) return value ?? '';
  const alphabet = generate.excludePunctuation ? letters : letters + punctuation;
  const password = Array.from({ length: generate.length ?? usualLength }, () => pick(alphabet)).join('');
  if (generate.template === undefined || generate.key === undefined) return password;
  return JSON.stringify({ ...(JSON.parse(generate.template) as object), [generate.key]: password });
}

function pick(alphabet: string): string {
  return alphabet.charAt(randomInt(alphabet.length));
}
