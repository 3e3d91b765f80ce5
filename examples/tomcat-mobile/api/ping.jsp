<%@ page contentType="application/json" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
{"registrations": <%= application.getAttribute("registrations") == null ? 0 : application.getAttribute("registrations") %>}
