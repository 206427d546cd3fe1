export const handler = async () => 'nothing was told';
