/**
 * The page around UI Kit, as far as its libraries look for one while they load: it must stand before any import of
 * them, so it is a jest setup file. What the bridge answers is each test's business.
 */
export type AnswerBridge = (command: string, data: unknown) => unknown;

const nobody: AnswerBridge = (command) => {
  throw new Error(`the test answers no bridge command, and ${command} was called`);
};
let current = nobody;

/** Everything that the front end asks the page from now on goes to `answer`; what it throws rejects the call. */
export function answerBridgeWith(answer: AnswerBridge): void {
  current = answer;
}

Object.assign(globalThis, {
  self: globalThis,
  IS_REACT_ACT_ENVIRONMENT: true,
  __bridge: { callBridge: async (command: string, data: unknown): Promise<unknown> => current(command, data) },
});
