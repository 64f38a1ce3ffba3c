/** Shows the components that the renderer draws, to look at and to test them. */
import { useState } from 'react';
import ForgeReconciler, { Stack, Tab, TabList, TabPanel, Tabs, Box, xcss } from '@forge/react';
import { Actions } from './actions';
import { Fields } from './fields';
import { Words } from './words';

const wide = xcss({ width: '100%', paddingBlock: 'space.200' });

function Gallery() {
  const [tab, setTab] = useState(0);
  return (
    <Tabs id="gallery" selected={tab} onChange={setTab}>
      <TabList>
        <Tab>Words</Tab>
        <Tab>Fields</Tab>
        <Tab>Actions</Tab>
      </TabList>
      {[Words, Fields, Actions].map((Page, index) => (
        <TabPanel key={Page.name}>
          <Box xcss={wide}>
            {tab === index ? (
              <Stack space="space.200">
                <Page />
              </Stack>
            ) : null}
          </Box>
        </TabPanel>
      ))}
    </Tabs>
  );
}

ForgeReconciler.render(<Gallery />);
