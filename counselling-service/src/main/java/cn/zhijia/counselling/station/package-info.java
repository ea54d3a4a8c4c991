/** Stations (职工小家, 工会驿站, 心灵驿站), their rooms, and the carers without whom no station is open. */
package cn.zhijia.counselling.station;
