import { Alarm, type AlarmProps, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';

export interface AlarmSpec
  extends Omit<AlarmProps, 'alarmName' | 'alarmDescription' | 'actionsEnabled' | 'evaluationPeriods'> {
  /** What it means that the alarm is on: one sentence. */
  readonly meaning: string;
  /** 1 when absent. */
  readonly evaluationPeriods?: number;
  /** The heading in the runbook when several alarms share an entry; the alarm's own name when absent. */
  readonly entry?: string;
}

export interface AlarmsProps {
  readonly topicArn: string | undefined;
  /** The physical name of an alarm. */
  readonly nameOf: (name: string) => string;
}

/** The alarms of a data center. Each has an entry in `docs/runbook.md`. */
export class Alarms extends Construct {
  readonly all: Alarm[] = [];
  private readonly props: AlarmsProps;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.props = props;
  }

  /**
   * Adds an alarm that notifies the data center's topic, when it starts and when it is over. Unless told otherwise it
   * is on when its metric reaches the threshold once, and silence is a good sign.
   */
  add(name: string, { meaning, entry = name, ...spec }: AlarmSpec): Alarm {
    const { topicArn, nameOf } = this.props;
    const alarm = new Alarm(this, name, {
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...spec,
      alarmName: nameOf(name),
      alarmDescription: `${meaning} See docs/runbook.md#${entry}`,
    });
    if (topicArn) {
      const action = { bind: () => ({ alarmActionArn: topicArn }) };
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
    }
    this.all.push(alarm);
    return alarm;
  }
}
