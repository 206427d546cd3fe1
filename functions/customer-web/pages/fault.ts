/** What is wrong with a field. */
export type Fault = 'missing' | 'invalid' | 'sensitive' | 'taken' | 'not-possible';
