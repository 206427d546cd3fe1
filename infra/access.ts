import type { DataCenter } from '../lib/catalog.ts';
import type { ItemAction, TableAccess } from './constructs/table.ts';
import type { ProgramName } from './programs.ts';

/** What a function may do with the table of a data center. */
export interface Access {
  readonly dataCenter: DataCenter;
  readonly access: TableAccess;
}

interface Places {
  readonly own: DataCenter;
  readonly home: DataCenter;
  readonly all: readonly DataCenter[];
}

const read: readonly ItemAction[] = ['GetItem', 'BatchGetItem', 'Query'];
const write: readonly ItemAction[] = ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'];
const readAndWrite: readonly ItemAction[] = [...read, ...write];

/**
 * Which tables a function works with. Outside home it is its own, and at home the customer's record and
 * the pointer to the subscription; at home the change of a customer is carried to every data center.
 */
export function accessOf(program: ProgramName, { own, home, all }: Places): Access[] {
  const others = (places: readonly DataCenter[]) => places.filter(({ id }) => id !== own.id);
  const elsewhere = own.home ? others(all) : others([home]);
  const on = (dataCenters: readonly DataCenter[], access: TableAccess): Access[] =>
    dataCenters.map((dataCenter) => ({ dataCenter, access }));

  switch (program) {
    case 'partner-api':
    case 'support-api':
      return [
        ...on([own], { items: readAndWrite, indexes: ['list'] }),
        ...on(others(all), { items: readAndWrite }),
      ];
    case 'customer-web':
      return [
        ...on([own], { items: readAndWrite, indexes: ['list'] }),
        ...on(others([home]), { items: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'] }),
      ];
    case 'outbox':
      return [
        ...on([own], { items: readAndWrite, indexes: ['list'] }),
        ...on(elsewhere, { items: readAndWrite }),
      ];
    case 'sweeper':
      return [
        ...on([own], { items: readAndWrite, indexes: ['due', 'list'] }),
        ...on(elsewhere, { items: readAndWrite }),
      ];
    case 'lifecycle':
      return [
        ...on([own], { items: readAndWrite, indexes: ['list'] }),
        ...on(others([home]), { items: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'] }),
      ];
    case 'token-claims':
      return [];
    default:
      return program satisfies never;
  }
}
