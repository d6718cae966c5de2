import type { InspectedFile, Inspection } from '../inspection.js'
import { pseudonymisedCode } from './coded.js'
import type { Disclosure } from './disclosure.js'
import { pseudonymisedHeaders, pseudonymisedSource } from './source.js'

/** What was seen in a folder, without what stood in the cells of its files. Days and amounts tell their span as ever. */
export function pseudonymisedInspection(inspection: Inspection, disclosure: Disclosure): Inspection {
  return {
    ...inspection,
    pseudonymised: true,
    keyFingerprint: disclosure.pseudonyms.fingerprint,
    files: inspection.files.map((file) => pseudonymisedFile(file, disclosure)),
    findings: inspection.findings.map((finding) => pseudonymisedCode(finding, disclosure)),
  }
}

function pseudonymisedFile(file: InspectedFile, disclosure: Disclosure): InspectedFile {
  return {
    ...file,
    source: pseudonymisedSource(file.source, disclosure.pseudonyms),
    headers: pseudonymisedHeaders(file.source, file.headers, disclosure.pseudonyms),
    refusal: file.refusal === null ? null : pseudonymisedCode(file.refusal, disclosure),
  }
}
