import type { Messages } from '../catalogue.ts';

export const failures: Messages['failures'] = {
  unavailable: '{service} から応答がありません。何も変更されていません。',
};
