/** Recognises models of Claude's that another file of the repository makes for the AI SDK or LangChain. */
import { namesClaude } from '../names-claude.js';
import { rows } from './clients.js';
import type { LocalModules } from './local-modules.js';

const anyOf = (names: readonly string[]): string => names.map((name) => name.replace(/[/.]/g, '\\$&')).join('|');

/** A call in which a model may come from another file, together with more of its requests. */
const ASKS = new RegExp(
  `\\b(?:${anyOf([...rows.aiSdk.functions, ...rows.langchain.agents, ...rows.langchain.bind, ...rows.langchain.structured])})\\s*(?:<[^<>()]*>)?\\(`,
);

/** Whether a program asks a model that may come from another file. */
export const asksModel = (text: string): boolean => ASKS.test(text);

/** The import of a package whose models are Claude's, or the creation of one by a class or a function. */
const MAKES = new RegExp(
  [
    `["'](?:${anyOf(rows.aiSdk.providers.flatMap((row) => (row.path === undefined ? [row.package] : [])))})["']`,
    `\\b(?:${anyOf([...rows.langchain.classes, ...rows.langchain.makers])})\\s*\\(`,
  ].join('|'),
);

const IMPORTS = {
  javascript: /\bfrom\s*["']([^"'\n]+)["']|\b(?:require|import)\s*\(\s*["']([^"'\n]+)["']/g,
  python: /^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import\b|import[ \t]+([\w.]+))/gm,
} as const;

/** Whether a module of the repository makes a model of Claude's. */
export const makesModel = ({ textOf }: LocalModules, module: string): boolean => {
  const text = textOf(module);
  return text !== undefined && namesClaude(text) && MAKES.test(text);
};

/** Whether a program may ask a model that a module which it imports makes. */
export const mayAskImported = (text: string, modules: LocalModules, language: 'javascript' | 'python'): boolean =>
  asksModel(text) &&
  [...text.matchAll(IMPORTS[language])].some(([, from, other]) => makesModel(modules, from ?? other ?? ''));
