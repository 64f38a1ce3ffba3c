import { useEffect, useState } from 'react';
import { useTranslation } from '@forge/react';
import type english from '../locales/en-US.json';
import { fill, type Values } from './fill';

/** Every text has a key in the English file; a wrong key does not compile. */
export type TextKey = keyof typeof english;
export type Texts = (key: TextKey, values?: Values) => string;

/** The viewer's language as far as we speak it, else English; bare keys where the files cannot be fetched. */
export function useTexts(): Texts {
  const { t } = useTranslation();
  return (key, values = {}) => fill(t(key), values);
}

/** True once the viewer's language is there, or has been waited for long enough that bare keys are better than nothing. */
export function useTextsReady(patienceMs = 3000): boolean {
  const { ready } = useTranslation();
  const [tired, setTired] = useState(false);
  useEffect(() => {
    if (ready) return undefined;
    const timer = setTimeout(() => setTired(true), patienceMs);
    return () => clearTimeout(timer);
  }, [ready, patienceMs]);
  return ready || tired;
}
