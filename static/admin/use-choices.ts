import { useEffect, useState } from 'react';
import type { AdminAnswers } from '../../src/contract/admin';
import { admin, type Failed } from '../shared/backend';

type ProjectsAnswer = AdminAnswers['projects'] | Failed;
type RequestTypesAnswer = AdminAnswers['requestTypes'] | Failed;

/** Undefined while Jira is being asked; failure is an answer, not an empty list. */
export interface Asked<Answer> {
  answer: Answer | undefined;
  again(): void;
}

/** The service projects that the administrator may see. */
export function useProjects(): Asked<ProjectsAnswer> {
  const [round, setRound] = useState(0);
  const [got, setGot] = useState<{ round: number; answer: ProjectsAnswer }>();
  useEffect(() => {
    let left = false;
    void admin.projects().then((answer) => {
      if (!left) setGot({ round, answer });
    });
    return () => {
      left = true;
    };
  }, [round]);
  return { answer: got?.round === round ? got.answer : undefined, again: () => setRound(round + 1) };
}

/** Nothing is asked until a project is chosen. */
export function useRequestTypes(serviceDeskId: string | undefined): Asked<RequestTypesAnswer> {
  const [round, setRound] = useState(0);
  const question = `${serviceDeskId ?? ''}/${round}`;
  const [got, setGot] = useState<{ question: string; answer: RequestTypesAnswer }>();
  useEffect(() => {
    if (serviceDeskId === undefined) return undefined;
    let left = false;
    void admin.requestTypes({ serviceDeskId }).then((answer) => {
      if (!left) setGot({ question, answer });
    });
    return () => {
      left = true;
    };
  }, [serviceDeskId, question]);
  return { answer: got?.question === question ? got.answer : undefined, again: () => setRound(round + 1) };
}
