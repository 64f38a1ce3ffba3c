/** Triggers every failure that the desk must show. It is built and opened by the browser tests, never shipped. */
import { useState } from 'react';
import ForgeReconciler, { Box, Button, DatePicker, EmptyState, Icon, Inline, Stack, Text, xcss } from '@forge/react';
import { requestTeamworkGraph, rovo, view } from '@forge/bridge';
import { loose } from './loose';

const badStyle = xcss(
  loose(
    { display: 'block' },
    {
      display: 'flex',
      padding: '12px',
      backgroundColor: 'color.background.neutral',
      '.child': { color: 'color.text' },
    },
  ),
);
const OwnComponent = () => <Button>never drawn</Button>;
/** The desk reports what fails here; the app goes on. */
const attempt = (work: () => Promise<unknown>) => () => {
  work().catch(() => undefined);
};

type Trouble = 'none' | 'component in a prop' | 'cycle' | 'bigint';
const troubles: Record<Trouble, () => Record<string, unknown>> = {
  none: () => ({}),
  'component in a prop': () => ({ primaryAction: <OwnComponent /> }),
  cycle: () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    return { description: cyclic };
  },
  bigint: () => ({ headingLevel: 3n }),
};

function Negative() {
  const [trouble, setTrouble] = useState<Trouble>('none');
  const cause = (what: Trouble) => () => {
    setTrouble(what);
  };
  return (
    <Stack space="space.100">
      <Text testId="alive">The rest is drawn.</Text>
      <DatePicker name="unmodelled" />
      <Box xcss={badStyle} testId="styled">
        <Text {...loose({}, { shade: 'dark', size: 'gigantic' })}>bad props</Text>
      </Box>
      <Icon glyph={loose('add', 'no-such-icon')} label="" />
      <Icon glyph="add" label={loose('', undefined)} />
      <Inline space="space.100" shouldWrap>
        <Button onClick={attempt(() => requestTeamworkGraph('{ nothing }', {}))}>unknown command</Button>
        <Button onClick={attempt(() => view.createHistory())}>command of another module</Button>
        <Button onClick={attempt(() => rovo.isEnabled())}>harmless command</Button>
        <Button
          onClick={() => {
            throw new Error('the handler broke');
          }}
        >
          handler rejects
        </Button>
        <Button
          onClick={() => {
            setTimeout(() => {
              throw new Error('thrown in the frame');
            });
          }}
        >
          error in the frame
        </Button>
        <Button
          onClick={() => {
            void Promise.reject(new Error('rejected in the frame'));
          }}
        >
          rejection in the frame
        </Button>
        <Button
          onClick={() => {
            const picture = document.createElement('img');
            picture.src = 'https://elsewhere.invalid/picture.png';
          }}
        >
          policy violation
        </Button>
        <Button onClick={cause('component in a prop')}>component in a prop</Button>
        <Button onClick={cause('cycle')}>cycle</Button>
        <Button onClick={cause('bigint')}>bigint</Button>
      </Inline>
      {trouble === 'none' ? null : <EmptyState header={trouble} {...troubles[trouble]()} />}
    </Stack>
  );
}

ForgeReconciler.render(<Negative />);
