/** The parts that a host may style: each inner element hands them on, since `::part` does not reach through. */
export const parts =
  'heading,steps,step,card,method-badge,level,field,label,hint,input,error,error-summary,button,button-primary,alert,dialog,result';
