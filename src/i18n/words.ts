import type { en } from './en.js'

export type { Language } from './formats.js'
export type { Arguments } from './message.js'

/** All words that do not belong to one metric. English is the pattern; a language that lacks a word does not compile. */
export type Words = typeof en
export type NoteCode = keyof Words['notes']
export type ReasonCode = keyof Words['reasons']
export type FindingCode = keyof Words['findings']
export type InsightCode = keyof Words['insights']
export type RefusalCode = keyof Words['refusals']
