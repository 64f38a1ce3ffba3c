import { z } from 'zod';

/** The frame's policy forbids `eval`, and zod's mere try of it is already a violation. Imported before any schema. */
z.config({ jitless: true });
