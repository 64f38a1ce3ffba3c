import type { SyntheticEvent } from 'react';

/** An event as it reaches the app: plain data, without methods, keys or `currentTarget`. */
export function plainEvent(event: SyntheticEvent): Record<string, unknown> {
  const { type, bubbles, cancelable, defaultPrevented, eventPhase, isTrusted, timeStamp, target } = event;
  return {
    type,
    bubbles,
    cancelable,
    defaultPrevented,
    eventPhase,
    isTrusted,
    timeStamp,
    target: target instanceof Element ? plainTarget(target) : {},
  };
}

function plainTarget(target: Element): Record<string, unknown> {
  const { id, tagName } = target;
  if (target instanceof HTMLInputElement) {
    const { value, checked, name, type } = target;
    return { value, checked, name, id, type, tagName, ...selectionOf(target) };
  }
  if (target instanceof HTMLTextAreaElement) {
    const { value, name, type } = target;
    return { value, name, id, type, tagName, ...selectionOf(target) };
  }
  return { id, tagName };
}

/** `null` for input types that have no caret. */
const selectionOf = ({ selectionStart, selectionEnd }: HTMLInputElement | HTMLTextAreaElement) => ({
  selectionStart,
  selectionEnd,
});
