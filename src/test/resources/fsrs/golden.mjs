// Makes trajectories.json: what ts-fsrs says about memories, for FsrsTest to compare with.
//
//   cd "$(mktemp -d)" && npm install ts-fsrs@5.4.2 && cp REPOSITORY/src/test/resources/fsrs/golden.mjs . \
//     && node golden.mjs > REPOSITORY/src/test/resources/fsrs/trajectories.json
//
// Only the pure formulas are asked (next_state, forgetting_curve, next_interval), no scheduler: no learning steps, no
// fuzz. The same version gives the same file, byte for byte.
//
// ts-fsrs rounds every intermediate figure to 8 digits, which moves a long stability by more than 1e-6, and an interval
// of decades by a day now and then. So each step also has the stability, and takes the intervals, of the same package
// with its rounding switched off; how many intervals that changes is counted.
import { readFileSync, writeFileSync } from 'node:fs'
import { fsrs, generatorParameters } from 'ts-fsrs'

const source = readFileSync('node_modules/ts-fsrs/dist/index.mjs', 'utf8')
const unrounding = source.replace('function roundTo(num, decimals) {', '$& return num;')
if (unrounding === source) throw new Error('this version rounds in another way')
writeFileSync('unrounding.mjs', unrounding)
const unrounded = await import('./unrounding.mjs')

const version = JSON.parse(readFileSync('node_modules/ts-fsrs/package.json', 'utf8')).version
const parameters = retention => generatorParameters({ request_retention: retention, enable_fuzz: false, enable_short_term: true })
const model = fsrs(parameters(0.9))
const RETENTIONS = [0.7, 0.8, 0.85, 0.9, 0.95, 0.99]
const exact = unrounded.fsrs(parameters(0.9))
const schedulers = RETENTIONS.map(retention => [fsrs(parameters(retention)), unrounded.fsrs(parameters(retention))])

// mulberry32: the same figures everywhere, for ever
let seed = 20261128
const random = () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
const below = bound => Math.floor(random() * bound)

// What was given: days since the grade before (none for the first) and the grade. What follows: stability, the same
// without rounding, difficulty, the chance of recall just before the grade (none for the first), and the intervals
// without rounding for RETENTIONS.
let moved = 0
function trajectory(kind, length, gap, rate) {
  let state = null
  let exactState = null
  const steps = []
  for (let i = 0; i < length; i++) {
    const days = state === null ? null : gap(state)
    const recall = state === null ? null : model.forgetting_curve(days, state.stability)
    const grade = rate(recall)
    state = model.next_state(state, days ?? 0, grade)
    exactState = exact.next_state(exactState, days ?? 0, grade)
    const intervals = schedulers.map(([rounding, exactly]) => {
      const days = exactly.next_interval(exactState.stability, 0)
      const difference = Math.abs(days - rounding.next_interval(state.stability, 0))
      if (difference > 1) throw new Error(`${difference} days are no rounding`)
      moved += difference
      return days
    })
    steps.push([days, grade, state.stability, exactState.stability, state.difficulty, recall, ...intervals])
  }
  return { kind, steps }
}

const due = state => model.next_interval(state.stability, 0)
const anyGrade = () => 1 + below(4)
const sureGrade = () => 3 + below(2)
const honestGrade = recall => {
  if (recall === null) return anyGrade()
  if (random() > recall) return 1
  const luck = random()
  return luck < 0.2 ? 2 : luck < 0.85 ? 3 : 4
}

const trajectories = []
const add = (times, ...what) => { for (let i = 0; i < times; i++) trajectories.push(trajectory(...what)) }
// every pair of grades, after each of these gaps
for (const days of [0, 1, 2, 5, 30, 400])
  for (let first = 1; first <= 4; first++)
    for (let second = 1; second <= 4; second++) {
      const grades = [first, second]
      add(1, 'pairs', 2, () => days, () => grades.shift())
    }
add(80, 'on the day it is due', 12, due, honestGrade)
add(60, 'early or late', 12, state => Math.round(due(state) * random() * 3), honestGrade)
add(60, 'any day, any grade', 16, () => below(60), anyGrade)
add(40, 'many times a day', 16, () => (random() < 0.7 ? 0 : 1 + below(4)), anyGrade)
add(20, 'known for years', 14, state => due(state) * 2, sureGrade)
add(20, 'never known', 20, () => below(3), () => 1 + (random() < 0.2 ? 1 : 0))
add(10, 'after a long absence', 6, () => 3000 + below(20000), anyGrade)

// Log-loss of the predictions over the reviews of honest learners: not the first grades, not the same day.
const log = []
for (let person = 0; person < 60; person++)
  log.push(trajectory('log', 12, state => below(Math.ceil(due(state) * 2) + 1), honestGrade).steps.map(([days, grade]) => [days, grade]))
let loss = 0
let counted = 0
for (const reviews of log) {
  let state = null
  for (const [days, grade] of reviews) {
    if (state !== null && days > 0) {
      const recall = model.forgetting_curve(days, state.stability)
      loss -= Math.log(grade === 1 ? 1 - recall : recall)
      counted++
    }
    state = model.next_state(state, days ?? 0, grade)
  }
}

const line = value => JSON.stringify(value)
console.log(`{
  "made by": "golden.mjs, which has the command",
  "package": "ts-fsrs ${version}",
  "weights": ${line(model.parameters.w)},
  "retentions": ${line(RETENTIONS)},
  "intervals moved by a day by rounding": ${moved},
  "a step is": ["days since the step before", "grade", "stability", "stability without rounding", "difficulty", "retrievability before", "intervals by retention..."],
  "trajectories": [
${trajectories.map(({ kind, steps }) => `    {"kind": ${line(kind)}, "steps": ${line(steps)}}`).join(',\n')}
  ],
  "a review is": ["days since the review before", "grade"],
  "log": [
${log.map(reviews => `    ${line(reviews)}`).join(',\n')}
  ],
  "log loss": { "reviews": ${counted}, "mean": ${loss / counted} }
}`)
