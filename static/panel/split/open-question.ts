/** It may yet be carried out, or has been: the same press asks again. */
export function isOpenQuestion(problem: { code: string } | undefined): boolean {
  return problem !== undefined && ['unclear', 'in-progress', 'failed'].includes(problem.code);
}
