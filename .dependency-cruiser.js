/** Who may import whom. No exemptions: a rule that does not fit is changed for everybody. */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports and that imports nobody is dead.',
      severity: 'error',
      from: { orphan: true, path: '^(lib|functions)/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'domain-is-pure',
      comment: 'The rules import nothing but themselves: no package, no I/O.',
      severity: 'error',
      from: { path: '^lib/domain/' },
      to: { pathNot: '^lib/domain/' },
    },
    {
      name: 'operations-know-domain-and-ports',
      comment: 'A use case reaches the world through its ports; of the mails it knows the shape only.',
      severity: 'error',
      from: { path: '^lib/operations/' },
      to: { pathNot: '^lib/(domain|operations)/|^lib/catalog\\.ts$|^lib/mail/mail\\.ts$' },
    },
    {
      name: 'adapters-stand-alone',
      comment: 'Adapters implement ports and do not know each other.',
      severity: 'error',
      from: { path: '^lib/(store|mail|identity|schedule)/' },
      to: { path: '^lib/(store|mail|identity|schedule|http|presentation)/', pathNot: '^lib/$1/' },
    },
    {
      name: 'library-knows-no-function',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(functions|infra|test)/' },
    },
    {
      name: 'functions-stand-alone',
      comment: 'What two functions share lives in lib, or beside them when it reads the environment.',
      severity: 'error',
      from: { path: '^functions/([^/]+)/' },
      to: { path: '^(functions/[^/]+/|infra/|test/)', pathNot: '^functions/$1/' },
    },
    {
      name: 'stacks-import-data-only',
      comment:
        'Of the functions: routes. Of the library: catalogue, routes, statuses, and what bundles mails.',
      severity: 'error',
      from: { path: '^infra/', pathNot: '^infra/local/' },
      to: {
        path: '^(lib|functions|test)/',
        pathNot:
          '^functions/[^/]+/routes\\.ts$|^lib/catalog\\.ts$|^lib/brand\\.ts$|^lib/http/(route|status|problem)\\.ts$',
      },
    },
    {
      name: 'nothing-needs-the-local-cloud',
      severity: 'error',
      from: { path: '^(lib|functions|infra)/', pathNot: '^infra/local/' },
      to: { path: '^infra/local/' },
    },
    {
      name: 'local-cloud-runs-bundles',
      comment: 'It runs what a deployment would ship, and so knows nothing of the sources.',
      severity: 'error',
      from: { path: '^infra/local/' },
      to: { path: '^(lib|functions|test)/', pathNot: '^lib/(catalog|brand|store/due-shards)\\.ts$' },
    },
    {
      name: 'bundles-ship-dependencies-only',
      severity: 'error',
      from: { path: '^(lib|functions)/', pathNot: '\\.d\\.ts$' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-optional', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
