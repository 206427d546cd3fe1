import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type DataCenter, homeOf } from '../../lib/catalog.ts';
import { accessOf } from '../access.ts';
import type { Bundle } from '../build/bundle.ts';
import { namesOf, tableName } from '../names.ts';
import { type ProgramName, programs } from '../programs.ts';
import type { Settings } from '../settings.ts';
import { Program } from './program.ts';
import { type TableLocation, tableStatements } from './table.ts';

export interface ProgramsProps {
  readonly dataCenter: DataCenter;
  readonly settings: Settings;
  readonly bundles: ReadonlyMap<string, Bundle>;
}

/** The functions of a data center: each with what all of them must know, and the tables its work needs. */
export class Programs extends Construct {
  readonly all: Program[] = [];
  private readonly props: ProgramsProps;
  /** Where the table of each data center is, by its id. */
  private readonly tables: Readonly<Record<string, TableLocation>>;

  constructor(scope: Construct, id: string, props: ProgramsProps) {
    super(scope, id);
    this.props = props;
    const { prefix, catalog } = props.settings;
    this.tables = Object.fromEntries(
      catalog.dataCenters.map(({ id: dataCenter, region }) => [
        dataCenter,
        { region, table: tableName(prefix, dataCenter) },
      ]),
    );
  }

  /** Adds a function of this data center with an environment of its own. */
  add(name: ProgramName, environment: Readonly<Record<string, string>>): Program {
    const { dataCenter, settings, bundles } = this.props;
    const bundle = bundles.get(name);
    if (!bundle) throw new Error(`There is no bundle of ${name}.`);
    const program = new Program(this, name, {
      functionName: namesOf(settings.prefix, dataCenter.id).function(name),
      bundle,
      spec: programs[name],
      tracing: settings.tracing,
      environment: {
        DATA_CENTER: dataCenter.id,
        TABLES: JSON.stringify(this.tables),
        LOG_LEVEL: settings.logLevel,
        ...environment,
      },
    });
    this.allowTables(program, name);
    this.all.push(program);
    return program;
  }

  private allowTables(program: Program, name: ProgramName): void {
    const { dataCenter, settings } = this.props;
    const { catalog } = settings;
    const places = { own: dataCenter, home: homeOf(catalog), all: catalog.dataCenters };
    for (const { dataCenter: place, access } of accessOf(name, places)) {
      const location = this.tables[place.id];
      if (location) program.grant(...tableStatements(Stack.of(this), location, access));
    }
  }
}
