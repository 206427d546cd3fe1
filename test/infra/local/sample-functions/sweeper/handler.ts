export const handler = async () => 'nothing was overdue';
