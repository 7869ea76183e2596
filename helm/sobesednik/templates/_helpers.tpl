{{- define "sobesednik.name" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "sobesednik.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "sobesednik.labels" -}}
{{ include "sobesednik.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "sobesednik.ownRedis" -}}
{{- if not (or .Values.redis.url .Values.redis.existingSecret) -}}yes{{- end -}}
{{- end -}}

{{- define "sobesednik.tokenSecret" -}}
{{- if .Values.telegram.existingSecret -}}
{{- .Values.telegram.existingSecret -}}
{{- else -}}
{{- $_ := required "Set telegram.existingSecret to a Secret with the bot's token, or telegram.token to the token itself." .Values.telegram.token -}}
{{- include "sobesednik.name" . -}}
{{- end -}}
{{- end -}}

{{- /* In bytes, unless it was given as Redis writes it. 0 means without an end, as the pod is then. */}}
{{- define "sobesednik.redisMaxmemory" -}}
{{- $limit := dig "limits" "memory" "" .Values.redis.resources -}}
{{- if .Values.redis.maxmemory -}}
{{- .Values.redis.maxmemory -}}
{{- else if not $limit -}}
0
{{- else if not (kindIs "string" $limit) -}}
{{- mulf $limit 0.7 | int64 -}}
{{- else -}}
{{- $unit := regexFind "[A-Za-z]*$" $limit -}}
{{- $units := dict "" 1 "k" 1000 "M" 1000000 "G" 1000000000 "T" 1000000000000 "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776 -}}
{{- if or (not (hasKey $units $unit)) (not (regexMatch "^[0-9]+([.][0-9]+)?[A-Za-z]*$" $limit)) -}}
{{- fail (printf "redis.resources.limits.memory is %s, of which 70 %% cannot be told: use such as 512Mi, or set redis.maxmemory." $limit) -}}
{{- end -}}
{{- mulf (trimSuffix $unit $limit | float64) (get $units $unit) 0.7 | int64 -}}
{{- end -}}
{{- end -}}
