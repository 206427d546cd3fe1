import type { Config } from 'jest';

const config: Config = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.(unit|int|e2e).test.(ts|tsx)'],
  extensionsToTreatAsEsm: ['.ts', '.tsx', '.mjml'],
  transform: {
    '\\.mjml$': '<rootDir>/infra/build/mjml-jest.ts',
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  clearMocks: true,
  testTimeout: 60_000,
};

export default config;
