/**
 * The parts that a host may style. Each inner element exports them, because `::part` does not cross nested shadow
 * roots.
 */
export const parts =
  'heading,steps,step,card,method-badge,level,field,label,hint,input,error,error-summary,button,button-primary,alert,dialog,result';
