import { useState } from 'react';
import {
  Button,
  ButtonGroup,
  LinkButton,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  Popup,
  Pressable,
  Stack,
  Text,
  xcss,
} from '@forge/react';
import { showFlag, view } from '@forge/bridge';

const row = xcss({
  width: '100%',
  textAlign: 'start',
  padding: 'space.100',
  backgroundColor: 'color.background.neutral.subtle',
  ':hover': { backgroundColor: 'color.background.neutral.subtle.hovered' },
});

export function Actions() {
  const [isOpen, setOpen] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [chosen, setChosen] = useState('nothing');
  return (
    <>
      <ButtonGroup>
        <Button
          appearance="primary"
          iconBefore="send"
          onClick={() => {
            setAsking(true);
          }}
        >
          Dialog
        </Button>
        <LoadingButton isLoading>Loading</LoadingButton>
        <LinkButton href="/queue">Queue</LinkButton>
        <Button
          onClick={() => {
            showFlag({
              id: 'saved',
              title: 'Saved',
              type: 'success',
              description: 'All is well',
              isAutoDismiss: false,
            });
          }}
        >
          Flag
        </Button>
        <Button onClick={() => void view.refresh()}>Refresh</Button>
      </ButtonGroup>
      <Popup
        isOpen={isOpen}
        onClose={() => {
          setOpen(false);
        }}
        placement="bottom-start"
        label="Conversation actions"
        trigger={() => (
          <Button
            iconBefore="more"
            isSelected={isOpen}
            onClick={() => {
              setOpen(!isOpen);
            }}
          >
            Menu
          </Button>
        )}
        content={() =>
          isOpen && (
            <Stack>
              {['Pause', 'Split'].map((name) => (
                <Pressable
                  key={name}
                  xcss={row}
                  onClick={() => {
                    setOpen(false);
                    setChosen(name);
                  }}
                >
                  <Text>{name}</Text>
                </Pressable>
              ))}
            </Stack>
          )
        }
      />
      <Text testId="chosen">{`Chosen: ${chosen}`}</Text>
      <ModalTransition>
        {isAsking && (
          <Modal
            onClose={() => {
              setAsking(false);
            }}
          >
            <ModalHeader>
              <ModalTitle>Pause the conversation?</ModalTitle>
            </ModalHeader>
            <ModalBody>
              <Text>The next message opens a new request.</Text>
            </ModalBody>
            <ModalFooter>
              <Button
                appearance="subtle"
                onClick={() => {
                  setAsking(false);
                }}
              >
                Cancel
              </Button>
              <Button
                appearance="primary"
                onClick={() => {
                  setAsking(false);
                  setChosen('Paused');
                }}
              >
                Pause
              </Button>
            </ModalFooter>
          </Modal>
        )}
      </ModalTransition>
    </>
  );
}
