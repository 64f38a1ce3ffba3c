/** The form judges a number by the very rule that the backend refuses by. */
export { exampleNumber, readTypedNumber, type TypedNumber } from '../domain/typed-number';
