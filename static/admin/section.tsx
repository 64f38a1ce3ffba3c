import type { ReactNode } from 'react';
import { Heading, Stack, Text } from '@forge/react';

interface Props {
  title: string;
  intro: string;
  children: ReactNode;
}

export function Section({ title, intro, children }: Props) {
  return (
    <Stack space="space.150">
      <Stack space="space.050">
        <Heading as="h2" size="medium">
          {title}
        </Heading>
        <Text color="color.text.subtle">{intro}</Text>
      </Stack>
      {children}
    </Stack>
  );
}
