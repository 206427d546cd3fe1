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

// Named after the methods of the store (lib/operations/ports/store.ts), with the actions each of them takes.
const load: readonly ItemAction[] = ['BatchGetItem'];
const list: readonly ItemAction[] = ['Query'];
const commit: readonly ItemAction[] = ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'];
/** A commit that neither removes nor reports: what a data center is told by home. */
const put: readonly ItemAction[] = ['PutItem', 'ConditionCheckItem'];
const report: readonly ItemAction[] = ['UpdateItem'];
const emptyPartition: readonly ItemAction[] = ['Query', 'BatchWriteItem'];

const on = (dataCenters: readonly DataCenter[], access: TableAccess): Access[] =>
  dataCenters.map((dataCenter) => ({ dataCenter, access }));

/**
 * Which tables a function works with, and how. Home tells every data center; a data center tells home only, so
 * that no data center can touch what is kept in a third one (R20).
 */
export function accessOf(program: ProgramName, { own, home, all }: Places): Access[] {
  const others = all.filter(({ id }) => id !== own.id);
  const homeElsewhere = own.id === home.id ? [] : [home];

  switch (program) {
    case 'partner-api':
      return [
        ...on([own], { items: [...load, ...list, ...commit], indexes: ['list'] }),
        ...on(others, { items: [...load, ...list, ...put] }),
      ];
    case 'support-api':
      return [
        ...on([own], { items: [...load, ...list, ...commit], indexes: ['list'] }),
        ...on(others, { items: [...load, ...list, ...put] }),
      ];
    case 'customer-web':
      return [
        ...on([own], { items: [...load, ...list, ...commit] }),
        // Customers look for partners, who are kept at home; say there that they become administrators (R16); and what
        // they let a partner do is told there at once (R65).
        ...on(homeElsewhere, { items: [...load, ...list, ...put, ...report] }),
      ];
    case 'lifecycle':
    case 'deliveries':
      return [...on([own], { items: [...load, ...put] }), ...on(homeElsewhere, { items: load })];
    case 'outbox':
      // To go through the orders of a partner whom somebody has left.
      return reactions(own.home ? ['list'] : [], { own, homeElsewhere, others });
    case 'sweeper':
      return [
        ...reactions(own.home ? ['due', 'list'] : ['due'], { own, homeElsewhere, others }),
        // To announce the end of a service to all who use it.
        ...on([own], { items: ['Scan'] }),
      ];
    case 'token-claims':
      return [];
    default:
      return program satisfies never;
  }
}

/** What the reactions to a change take: from home, that is to carry it to the others; elsewhere, to tell home. */
function reactions(
  indexes: TableAccess['indexes'] & {},
  { own, homeElsewhere, others }: { own: DataCenter; homeElsewhere: DataCenter[]; others: DataCenter[] },
): Access[] {
  const everything: readonly ItemAction[] = [...load, ...commit, ...emptyPartition];
  return [
    ...on([own], { items: everything, indexes }),
    ...on(homeElsewhere, { items: everything }),
    ...(own.home ? on(others, { items: [...load, ...put] }) : []),
  ];
}
