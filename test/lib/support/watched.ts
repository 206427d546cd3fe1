import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

interface AnyCommand {
  readonly constructor: { readonly name: string };
  readonly input: Record<string, unknown>;
}
type Send = (command: AnyCommand) => Promise<Record<string, unknown>>;

export interface Watched {
  readonly client: DynamoDBDocumentClient;
  /** The names of the commands that were sent, in order. */
  readonly sent: string[];
}

/** A client that notes what is sent, and answers some of it otherwise than the engine would. */
export function watched(
  inner: DynamoDBDocumentClient,
  answer: (command: AnyCommand, send: Send) => Promise<Record<string, unknown>> = (command, send) =>
    send(command),
): Watched {
  const sent: string[] = [];
  const send: Send = (command) => (inner as unknown as { send: Send }).send(command);
  const client = {
    send: (command: AnyCommand) => {
      sent.push(command.constructor.name.replace(/Command$/, ''));
      return answer(command, send);
    },
  };
  return { client: client as unknown as DynamoDBDocumentClient, sent };
}
