/** What a part of the bench has to say, and which counted limits it found exceeded. */
export interface Finding {
  text: string;
  failures: readonly string[];
}
