/** One part of the gate: a child process that succeeds or fails. */
export interface Step {
  name: string;
  /** Arguments for Node, run in the project's folder. */
  command: readonly string[];
  /** Files and folders without which there is nothing to run: their absence is a failure, never a skip. */
  needs: readonly string[];
  /** Steps whose results it uses. */
  after: readonly string[];
  /** How many of the two cores it keeps busy. */
  cores: 1 | 2;
  /** For steps that are jest: the projects that they run. */
  projects: readonly string[];
}

export interface Outcome {
  step: Step;
  passed: boolean;
  /** What the step printed, or why it could not run. */
  output: string;
  ms: number;
  /** Tests inside the step; all zero for steps that are no tests. */
  tests: Tally;
}

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}
