import { Alarm, type AlarmProps } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';

export interface AlarmSpec extends Omit<AlarmProps, 'alarmName' | 'alarmDescription' | 'actionsEnabled'> {
  /** What it means that the alarm is on: one sentence. */
  readonly meaning: string;
}

/** The alarms of a data center. Each has an entry of its name in `docs/runbook.md`. */
export class Alarms extends Construct {
  private readonly topicArn: string | undefined;

  constructor(scope: Construct, id: string, { topicArn }: { topicArn: string | undefined }) {
    super(scope, id);
    this.topicArn = topicArn;
  }

  /** Adds an alarm that notifies the data center's topic, when it starts and when it is over. */
  add(alarmName: string, { meaning, ...props }: AlarmSpec): Alarm {
    const alarm = new Alarm(this, alarmName, {
      ...props,
      alarmName,
      alarmDescription: `${meaning} See docs/runbook.md.`,
    });
    const { topicArn } = this;
    if (topicArn) {
      const action = { bind: () => ({ alarmActionArn: topicArn }) };
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
    }
    return alarm;
  }
}
