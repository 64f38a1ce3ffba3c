import type { Project, RequestTypeField } from './project';
import { boardWorkflow, serviceWorkflow } from './seed-workflow';

export const seedProjectIds = { service: '10000', second: '10001', software: '10002' };

const summary: RequestTypeField = {
  fieldId: 'summary',
  name: 'Zusammenfassung',
  kind: 'string',
  required: true,
  visible: true,
  options: [],
};
const description: RequestTypeField = {
  fieldId: 'description',
  name: 'Beschreibung',
  kind: 'richText',
  required: false,
  visible: true,
  options: [],
};
const preferredDay: RequestTypeField = {
  fieldId: 'customfield_10050',
  name: 'Wunschtermin',
  kind: 'date',
  required: true,
  visible: true,
  options: [],
};
const product: RequestTypeField = {
  fieldId: 'customfield_10051',
  name: 'Produkt',
  kind: 'option',
  required: false,
  visible: false,
  options: [
    { id: '10100', label: 'Router' },
    { id: '10101', label: 'Telefon' },
  ],
  defaultValue: '10100',
};

/** Two service projects and one without a service desk. */
export function seedProjects(): Project[] {
  return [
    {
      id: seedProjectIds.service,
      key: 'OMN',
      name: 'Kundenservice',
      type: 'service_desk',
      serviceDeskId: '1',
      issueTypes: [
        { id: '10100', name: 'Serviceanfrage' },
        { id: '10101', name: 'Störung' },
      ],
      requestTypes: [
        {
          id: '25',
          name: 'Allgemeine Anfrage',
          description: 'Fragen an den Kundenservice.',
          issueTypeId: '10100',
          restricted: false,
          fields: [summary, description],
        },
        {
          id: '26',
          name: 'Störung melden',
          description: 'Etwas geht nicht.',
          issueTypeId: '10101',
          restricted: false,
          fields: [summary, { ...description, required: true }, product],
        },
        {
          id: '27',
          name: 'Rückruf',
          description: 'Wir rufen an.',
          issueTypeId: '10100',
          restricted: false,
          fields: [summary, description, preferredDay],
        },
        {
          id: '28',
          name: 'Interne Meldung',
          description: 'Nur für die Leitung.',
          issueTypeId: '10100',
          restricted: true,
          fields: [summary, description],
        },
      ],
      workflow: serviceWorkflow(),
      lastNumber: 0,
      appBlocked: false,
    },
    {
      id: seedProjectIds.second,
      key: 'TEC',
      name: 'Technik',
      type: 'service_desk',
      serviceDeskId: '2',
      issueTypes: [{ id: '10100', name: 'Serviceanfrage' }],
      requestTypes: [
        {
          id: '35',
          name: 'Technische Anfrage',
          description: 'Fragen an die Technik.',
          issueTypeId: '10100',
          restricted: false,
          fields: [summary, description],
        },
      ],
      workflow: serviceWorkflow(),
      lastNumber: 0,
      appBlocked: false,
    },
    {
      id: seedProjectIds.software,
      key: 'DEV',
      name: 'Entwicklung',
      type: 'software',
      serviceDeskId: null,
      issueTypes: [
        { id: '10110', name: 'Story' },
        { id: '10111', name: 'Bug' },
      ],
      requestTypes: [],
      workflow: boardWorkflow(),
      lastNumber: 0,
      appBlocked: false,
    },
  ];
}
