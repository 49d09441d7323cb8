// Writes bounds.json: what the npm package `edtf` takes the dates of strings.txt to mean. To run
// again: `npm install --no-save edtf@4.11.1 && node bounds.mjs`, in this folder.
//
// A date it reads is [first minute, first minute after], counted from 1970, null for no bound; a
// date it refuses is false.
import { readFileSync, writeFileSync } from 'node:fs'
import edtf from 'edtf'

const MINUTE = 60_000
const minutes = ms => (Number.isFinite(ms) ? Math.floor(ms / MINUTE) : null)

const bounds = text => {
  try {
    const { min, max } = edtf(text)
    return [minutes(min), Number.isFinite(max) ? minutes(max) + 1 : null]
  } catch {
    return false
  }
}

const here = name => new URL(name, import.meta.url)
const texts = readFileSync(here('strings.txt'), 'utf8').split('\n')
  .filter(line => line && !line.startsWith('#'))
const lines = texts.map(text => `  ${JSON.stringify(text)}: ${JSON.stringify(bounds(text))}`)
writeFileSync(here('bounds.json'), `{\n${lines.join(',\n')}\n}\n`)
