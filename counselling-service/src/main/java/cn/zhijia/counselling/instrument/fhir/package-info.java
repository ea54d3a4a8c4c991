/**
 * Instruments as hospitals read them: FHIR R4 Questionnaire. Plain records, so that the service carries no FHIR library for it.
 */
package cn.zhijia.counselling.instrument.fhir;
