/** The form of rules/clients.yaml: what programs call the clients of Claude's, and what they say to them. */

/** The form of rules/clients.yaml. */
export interface ClientRows {
  readonly source: string;
  readonly packages: readonly string[];
  readonly foreign: readonly string[];
  readonly clients: readonly {
    readonly names: readonly string[];
    readonly module?: string | undefined;
    readonly url?: string | undefined;
  }[];
  readonly options: Readonly<Record<'url' | 'headers' | 'body' | 'browser' | 'transport', readonly string[]>>;
  readonly local: readonly string[];
  readonly runs: Readonly<Record<'python' | 'javascript', readonly string[]>>;
  readonly namespaces: readonly string[];
  readonly records: readonly string[];
  readonly settings: readonly string[];
  readonly metaclasses: readonly string[];
  readonly hooks: readonly string[];
  readonly fields: Readonly<Record<'names' | 'default' | 'factory' | 'rewrites', readonly string[]>>;
  readonly commands: readonly string[];
  readonly absent: readonly string[];
  readonly variables: readonly string[];
  readonly steps: readonly string[];
  readonly notAfter: readonly string[];
  readonly compatible: string;
  readonly paths: Readonly<Record<'messages' | 'batches', string>>;
  readonly calls: readonly {
    readonly call: string;
    readonly method?: string | undefined;
    readonly path: string;
    readonly adds?: readonly string[] | undefined;
  }[];
  readonly verbs: Readonly<Record<string, readonly string[]>>;
  readonly makers: readonly Maker[];
  readonly parsed: { readonly member: string; readonly gives: Maker['gives'] };
  readonly bases: readonly Maker[];
  readonly toolTypes: Readonly<Record<string, string>>;
  readonly aiSdk: {
    readonly functions: readonly string[];
    readonly structured: readonly string[];
    readonly output: readonly string[];
    readonly steps: readonly string[];
    readonly converts: readonly string[];
    readonly custom: { readonly names: readonly string[]; readonly member: string };
    readonly byTool: readonly string[];
    readonly providers: readonly {
      readonly package: string;
      readonly names: readonly string[];
      readonly url?: string | undefined;
      /** Where it does not speak Claude's own form: the path that it asks instead. */
      readonly path?: string | undefined;
      /** Whether its requests are Claude's only where it is told an address of Claude's. */
      readonly told?: boolean | undefined;
    }[];
    readonly registry: string;
    readonly gateway: { readonly names: readonly string[]; readonly prefix: string; readonly url: string };
    readonly member: string;
    readonly toolOptions: Readonly<Record<string, string>>;
    readonly options: Readonly<Record<string, string>>;
  };
  readonly langchain: {
    readonly classes: readonly string[];
    readonly elsewhere: readonly ModelClass[];
    readonly agentClasses: readonly AgentClass[];
    readonly makers: readonly string[];
    readonly prefixes: readonly string[];
    readonly provider: readonly string[];
    readonly providers: readonly string[];
    readonly agents: readonly string[];
    readonly model: readonly string[];
    readonly format: readonly string[];
    readonly bind: readonly string[];
    readonly chains: readonly string[];
    readonly messages: readonly string[];
    readonly calls: readonly string[];
    readonly structured: readonly string[];
    readonly formats: readonly string[];
    readonly names: Readonly<Record<string, string>>;
    readonly body: readonly string[];
    readonly nested: readonly string[];
  };
  readonly litellm: {
    readonly packages: readonly string[];
    /** The class that is handed models by names of the program's own. */
    readonly router: string;
    readonly functions: readonly string[];
    readonly format: readonly string[];
    readonly effort: readonly string[];
    readonly provider: readonly string[];
    readonly search: { readonly option: string; readonly gives: Maker['gives'] };
    readonly caching: readonly string[];
    readonly plain: readonly string[];
    readonly everywhere: readonly string[];
    /** Those of its functions that take a request in Claude's own form. */
    readonly native: {
      readonly step: string;
      readonly functions: readonly string[];
      readonly names: readonly string[];
      readonly positional: readonly string[];
    };
  };
  readonly configs: readonly {
    readonly tool: 'promptfoo' | 'litellm';
    readonly prefix: string;
    /** What of the prefix belongs to the model id. */
    readonly keeps?: string | undefined;
    /** Whether other vendors' models are named like this too. */
    readonly others?: boolean | undefined;
    readonly url?: string | undefined;
  }[];
  readonly agents: { readonly beside: readonly string[]; readonly model: string };
  readonly apps: {
    readonly objects: readonly AppRow[];
    readonly settings: readonly string[];
    readonly models: readonly string[];
  };
  readonly providers: readonly string[];
  readonly kept: Readonly<Record<'url' | 'method' | 'headers' | 'body', readonly string[]>> & {
    readonly lined: string;
  };
  readonly programs: Readonly<Record<string, 'javascript' | 'python'>>;
  readonly samples: Readonly<Record<'language' | 'text', readonly string[]>>;
  readonly run: readonly string[];
  readonly scripted: readonly {
    readonly uses: string;
    readonly member: string;
    readonly language: 'javascript' | 'python';
  }[];
  readonly cloud: {
    readonly service: string;
    readonly model: readonly string[];
    readonly body: readonly string[];
    readonly version: string;
    readonly bodies: readonly { readonly prefix: string; readonly url: string }[];
    readonly sends: readonly {
      readonly calls: readonly string[];
      /** What their options call the model, where others do not. */
      readonly model?: readonly string[] | undefined;
      readonly url: string;
    }[];
  };
  readonly http: Readonly<
    Record<
      'lists' | 'methods' | 'modules' | 'mocks' | 'base' | 'host' | 'path' | 'body' | 'later' | 'pages',
      readonly string[]
    > & {
      inSteps: Readonly<Record<'made' | 'address' | 'header' | 'send', string>>;
    }
  >;
}

/** An object by which a program says that it sends to Claude: what one of its members is, or begins with. */
export interface AppRow {
  readonly member: string;
  readonly is?: string | undefined;
  readonly starts?: string | undefined;
  readonly beside?: readonly string[] | undefined;
  /** The list that such objects stand in. */
  readonly within?: string | undefined;
  /** Where the model may be named, from the object. */
  readonly model: readonly string[];
  /** Whether other vendors' models are named alike. */
  readonly others?: boolean | undefined;
  readonly url?: string | undefined;
}

/** Classes that are known by their names and the modules they come from: of agents. */
export interface AgentClass {
  readonly names: readonly string[];
  readonly modules: readonly string[];
}

/** Those of chat models. */
export interface ModelClass extends AgentClass {
  readonly url?: string | undefined;
  /** Where it does not speak Claude's own form: the path that it asks instead. */
  readonly path?: string | undefined;
  /** What it calls the model, where no other class does. */
  readonly model?: string | undefined;
  /** Whether it has models of other vendors too. */
  readonly others?: boolean | undefined;
  /** Whether what its calls add is read. */
  readonly read?: boolean | undefined;
}

/** Functions or classes and the part of a request that they make. */
export interface Maker {
  readonly names: readonly string[];
  readonly gives: Readonly<Record<string, string>>;
  /** Members of its options that are members of the part. */
  readonly takes?: readonly string[] | undefined;
  /** Which of its arguments has them, where they have no names. */
  readonly more?: number | undefined;
  /** Whether it makes a list of such parts. */
  readonly many?: boolean | undefined;
}
