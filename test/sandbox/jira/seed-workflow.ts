import type { ScreenField, Workflow } from './project';

const reason: ScreenField = { fieldId: 'customfield_10060', name: 'Begründung', required: true };
const resolution: ScreenField = { fieldId: 'resolution', name: 'Lösung', required: true, defaultValue: '10000' };

/**
 * A support workflow with all three categories. Transition ids differ per status although names repeat; one way back
 * needs a reason that nobody can guess, one way to Done sets no resolution.
 */
export function serviceWorkflow(): Workflow {
  return {
    initial: '10001',
    statuses: [
      { id: '10001', name: 'Offen', customerName: 'Eingegangen', category: 'new' },
      { id: '3', name: 'In Arbeit', customerName: 'In Bearbeitung', category: 'indeterminate' },
      { id: '10002', name: 'Wartet auf Kunde', customerName: 'Wir warten auf Sie', category: 'indeterminate' },
      { id: '5', name: 'Gelöst', customerName: 'Beantwortet', category: 'done' },
      { id: '6', name: 'Geschlossen', customerName: 'Geschlossen', category: 'done' },
    ],
    transitions: [
      { id: '11', name: 'Bearbeiten', from: ['10001'], to: '3', screen: [] },
      { id: '21', name: 'Auf Kunde warten', from: ['10001', '3'], to: '10002', screen: [] },
      { id: '31', name: 'Lösen', from: ['10001', '3', '10002'], to: '5', screen: [resolution], resolution: '10000' },
      { id: '41', name: 'Zurückstellen', from: ['3', '10002'], to: '10001', screen: [] },
      { id: '51', name: 'Weiterbearbeiten', from: ['10002'], to: '3', screen: [] },
      { id: '61', name: 'Ohne Lösung schließen', from: ['10001', '3', '10002'], to: '6', screen: [] },
      { id: '71', name: 'Schließen', from: ['5'], to: '6', screen: [] },
      { id: '81', name: 'Wieder öffnen', from: ['5'], to: '3', screen: [], resolution: null },
      { id: '91', name: 'Zurück auf Offen', from: ['5', '6'], to: '10001', screen: [], resolution: null },
      { id: '101', name: 'Mit Begründung öffnen', from: ['6'], to: '3', screen: [reason], resolution: null },
      { id: '111', name: 'Wieder öffnen', from: ['6'], to: '3', screen: [], resolution: null },
    ],
  };
}

/** The three columns of a board, each reachable from everywhere. */
export function boardWorkflow(): Workflow {
  return {
    initial: '10010',
    statuses: [
      { id: '10010', name: 'To Do', customerName: 'To Do', category: 'new' },
      { id: '10011', name: 'In Progress', customerName: 'In Progress', category: 'indeterminate' },
      { id: '10012', name: 'Done', customerName: 'Done', category: 'done' },
    ],
    transitions: [
      { id: '11', name: 'To Do', from: [], to: '10010', screen: [], resolution: null },
      { id: '21', name: 'In Progress', from: [], to: '10011', screen: [], resolution: null },
      { id: '31', name: 'Done', from: [], to: '10012', screen: [], resolution: '10000' },
    ],
  };
}
