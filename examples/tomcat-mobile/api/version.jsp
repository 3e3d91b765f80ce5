<%@ page contentType="application/json" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
{"version": "<%= String.valueOf(System.getenv("KIRIKAE_VERSION")).replaceAll("[^A-Za-z0-9._-]", "") %>"}
