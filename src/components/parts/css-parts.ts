/**
 * The parts that a host may style. Each inner element exports them, because `::part` does not cross nested shadow
 * roots.
 */
export const parts =
  'heading,back,steps,step,card,card-recommended,method-badge,tag,level,icon,note,details,skeleton,qr-code,field,label,hint,input,error,error-summary,button,button-link,button-primary,alert,dialog,result';
